//! Imports and modules.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{self, A1, A2, A10, Apple, SCREAMING, Zebra, apple};
use super::{
    Aa, Zz,
    a::{b, c},
    d::{e, f},
};
use super::{Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc};
use super::{Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc};
use super::{Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc};
use super::{Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc};
use super::{
    Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc,
};
use super::{
    Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc,
};
use super::{
    Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc,
};
use super::{
    Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Cc,
};
use super::{
    Aaxxx, Bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    Cc,
};
use super::{
    Type0, Type13, Type26, Type39, Type52, Typex1, Typex14, Typex27, Typex40, Typex53, Typexx2,
    Typexx15, Typexx28, Typexx41, Typexx54, Typexxx3, Typexxx16, Typexxx29, Typexxx42, Typexxx55,
    Typexxxx4, Typexxxx17, Typexxxx30, Typexxxx43, Typexxxx56, Typexxxxx5, Typexxxxx18,
    Typexxxxx31, Typexxxxx44, Typexxxxx57, Typexxxxxx6, Typexxxxxx19, Typexxxxxx32, Typexxxxxx45,
    Typexxxxxx58, Typexxxxxxx7, Typexxxxxxx20, Typexxxxxxx33, Typexxxxxxx46, Typexxxxxxx59,
    Typexxxxxxxx8, Typexxxxxxxx21, Typexxxxxxxx34, Typexxxxxxxx47, Typexxxxxxxxx9, Typexxxxxxxxx22,
    Typexxxxxxxxx35, Typexxxxxxxxx48, Typexxxxxxxxxx10, Typexxxxxxxxxx23, Typexxxxxxxxxx36,
    Typexxxxxxxxxx49, Typexxxxxxxxxxx11, Typexxxxxxxxxxx24, Typexxxxxxxxxxx37, Typexxxxxxxxxxx50,
    Typexxxxxxxxxxxx12, Typexxxxxxxxxxxx25, Typexxxxxxxxxxxx38, Typexxxxxxxxxxxx51,
};
use crate::a::B;
use crate::a::b;
use crate::a::*;

pub use apple::*;
pub use zebra::*;
