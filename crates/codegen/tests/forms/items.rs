//! Items around the widths at which rustfmt changes its mind.

pub fn xxxxxxxxxxxxxxxxxxxxxxxxx(a: xxxxxxxxxxxxxxxxxxxxxxxxx) -> Result<(), Error> {}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxx(a: xxxxxxxxxxxxxxxxxxxxxxxxxxxx) -> Result<(), Error> {}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) -> Result<(), Error> {}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(
    a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<(), Error> {
}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(
    a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<(), Error> {
}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(
    a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<(), Error> {
}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(
    a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<(), Error> {
}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(
    a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<(), Error> {
}

pub fn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(
    a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<(), Error> {
}

pub async fn call(&self, first: xxxxxxxxxx, second: xxxxxxxxxx) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(&self, first: xxxxxxxxxxxxxx, second: xxxxxxxxxxxxxx) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(
    &self,
    first: xxxxxxxxxxxxxxxxxx,
    second: xxxxxxxxxxxxxxxxxx,
) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(
    &self,
    first: xxxxxxxxxxxxxxxxxxxxxx,
    second: xxxxxxxxxxxxxxxxxxxxxx,
) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(
    &self,
    first: xxxxxxxxxxxxxxxxxxxxxxxxxx,
    second: xxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(
    &self,
    first: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    second: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(
    &self,
    first: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    second: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<Value, Error> {
    todo(first, second)
}

pub async fn call(
    &self,
    first: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    second: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
) -> Result<Value, Error> {
    todo(first, second)
}

fn call<T, xxxxx>(first: xxxxxxxxxx) -> T
where
    T: Send + 'static,
    xxxxx: Into<String>,
{
    first
}

fn call<T, xxxxxxx>(first: xxxxxxxxxxxxxxx) -> T
where
    T: Send + 'static,
    xxxxxxx: Into<String>,
{
    first
}

fn call<T, xxxxxxxxxx>(first: xxxxxxxxxxxxxxxxxxxx) -> T
where
    T: Send + 'static,
    xxxxxxxxxx: Into<String>,
{
    first
}

fn call<T, xxxxxxxxxxxx>(first: xxxxxxxxxxxxxxxxxxxxxxxxx) -> T
where
    T: Send + 'static,
    xxxxxxxxxxxx: Into<String>,
{
    first
}

fn call<T, xxxxxxxxxxxxxxx>(first: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) -> T
where
    T: Send + 'static,
    xxxxxxxxxxxxxxx: Into<String>,
{
    first
}

fn call<T, xxxxxxxxxxxxxxxxx>(first: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) -> T
where
    T: Send + 'static,
    xxxxxxxxxxxxxxxxx: Into<String>,
{
    first
}

pub struct xxxxxxxxxx {
    pub xxxxxxxxxx: Option<xxxxx>,
    #[serde(rename = "xxxxxxxxxx", skip_serializing_if = "Option::is_none")]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxx: Option<xxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxxxxxxxxxxx: Option<xxxxxxxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: Option<xxxxxxxxxxxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: Option<xxxxxxxxxxxxxxxxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:
        Option<xxxxxxxxxxxxxxxxxxxxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:
        Option<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

pub struct xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    pub xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:
        Option<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>,
    #[serde(
        rename = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) b: Vec<u8>,
}

#[derive(Debug, Clone)]
pub enum xxxxxxxxxx {
    A,
    B(xxxxxxxxxx),
    C { a: xxx, b: xxx },
}

#[derive(Debug, Clone)]
pub enum xxxxxxxxxxxxxxxxxxx {
    A,
    B(xxxxxxxxxxxxxxxxxxx),
    C { a: xxxxxx, b: xxxxxx },
}

#[derive(Debug, Clone)]
pub enum xxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    A,
    B(xxxxxxxxxxxxxxxxxxxxxxxxxxxx),
    C { a: xxxxxxxxx, b: xxxxxxxxx },
}

#[derive(Debug, Clone)]
pub enum xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    A,
    B(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx),
    C { a: xxxxxxxxxxxx, b: xxxxxxxxxxxx },
}

#[derive(Debug, Clone)]
pub enum xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    A,
    B(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx),
    C {
        a: xxxxxxxxxxxxxxx,
        b: xxxxxxxxxxxxxxx,
    },
}

#[derive(Debug, Clone)]
pub enum xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    A,
    B(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx),
    C {
        a: xxxxxxxxxxxxxxxxxx,
        b: xxxxxxxxxxxxxxxxxx,
    },
}

pub enum xxxxx {
    C { a: x },
    D { b: x },
}

pub enum xxxxxxxxxx {
    C { a: xxx },
    D { b: xxx },
}

pub enum xxxxxxxxxxxxxxx {
    C { a: xxxxx },
    D { b: xxxxx },
}

impl<'de> serde::Deserialize<'de> for xxxxxxxxxxxxxxxxxxxx {
    type Error = xxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

impl<'de> serde::Deserialize<'de> for xxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    type Error = xxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

impl<'de> serde::Deserialize<'de> for xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    type Error = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

impl<'de> serde::Deserialize<'de> for xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    type Error = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

impl<'de> serde::Deserialize<'de> for xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    type Error = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

impl<'de> serde::Deserialize<'de> for xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx {
    type Error = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

impl<'de> serde::Deserialize<'de>
    for xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
{
    type Error = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    const A: u8 = 1;

    fn f() {}

    fn g(self) {}
}

pub type xxxxxxxxxx = std::collections::BTreeMap<String, xxxxxxxxxxxxxxxxxxxx>;
pub type xxxxxxxxxxxxxx = std::collections::BTreeMap<String, xxxxxxxxxxxxxxxxxxxxxxxxxxxx>;
pub type xxxxxxxxxxxxxxxxxx =
    std::collections::BTreeMap<String, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>;
pub type xxxxxxxxxxxxxxxxxxxxxx =
    std::collections::BTreeMap<String, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>;
pub type xxxxxxxxxxxxxxxxxxxxxxxxxx =
    std::collections::BTreeMap<String, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>;

pub const XXXXXXXXXX: &str = "xxxxxxxxxxxxxxxxxxxx";

pub const XXXXXXXXXXXXXXX: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

pub const XXXXXXXXXXXXXXXXXXXX: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

pub const XXXXXXXXXXXXXXXXXXXXXXXXX: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

pub const XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX: &str =
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

pub const XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX: &str =
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

pub const XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX: &str =
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

pub trait xxxxxxxxxx: Send + Sync + 'static {
    type Identity: Send;

    /// Doc.
    fn call(
        &self,
        request: xxxxxxxxxxxxxxxxxxxx,
    ) -> impl Future<Output = Result<xxxxxxxxxx, Problem>> + Send;

    fn other(&self) {}
}

pub trait xxxxxxxxxxxxxxx: Send + Sync + 'static {
    type Identity: Send;

    /// Doc.
    fn call(
        &self,
        request: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ) -> impl Future<Output = Result<xxxxxxxxxxxxxxx, Problem>> + Send;

    fn other(&self) {}
}

pub trait xxxxxxxxxxxxxxxxxxxx: Send + Sync + 'static {
    type Identity: Send;

    /// Doc.
    fn call(
        &self,
        request: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ) -> impl Future<Output = Result<xxxxxxxxxxxxxxxxxxxx, Problem>> + Send;

    fn other(&self) {}
}

pub trait xxxxxxxxxxxxxxxxxxxxxxxxx: Send + Sync + 'static {
    type Identity: Send;

    /// Doc.
    fn call(
        &self,
        request: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ) -> impl Future<Output = Result<xxxxxxxxxxxxxxxxxxxxxxxxx, Problem>> + Send;

    fn other(&self) {}
}

pub trait xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: Send + Sync + 'static {
    type Identity: Send;

    /// Doc.
    fn call(
        &self,
        request: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ) -> impl Future<Output = Result<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Problem>> + Send;

    fn other(&self) {}
}

pub trait xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: Send + Sync + 'static {
    type Identity: Send;

    /// Doc.
    fn call(
        &self,
        request: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ) -> impl Future<Output = Result<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, Problem>> + Send;

    fn other(&self) {}
}

pub struct Unit;

pub struct Tuple(pub Vec<Tuple>);

pub struct Empty {}

impl Empty {}

mod inner {
    use super::*;

    fn f(x: &mut [&'a str], y: [u8; 4], z: &dyn Fn(u8) -> bool, (a, b): (u8, u8), c: (u8,)) {}
}

enum LongTuples {
    AVariantWhoseNameAloneTakesAlmostHalfOfTheWholeLine(
        Box<ATypeWhoseNameTakesAlmostHalfOfTheLineAsWell>,
    ),
    Other(
        StatusCode,
        types::AdminConversationsGetConversationPrefsOtherAnswer,
    ),
    Short(StatusCode),
    Alone(types::ATypeWhoseNameIsLongerThanSeveralFieldsMayBeOnOneLine),
}

pub struct TypesThatFillTheLine {
    pub a_field_with_a_name_of_some_length: Option<AnAnswerOfAnOperationWithALongNameInTheDocumen>,
    pub a_field_with_a_name_of_some_length: Option<AnAnswerOfAnOperationWithALongNameInTheDocument>,
    pub a_field_with_a_name_of_some_length:
        Option<BTreeMap<String, Option<Vec<AnAnswerOfAnOperationWithALongName>>>>,
    pub a_field_with_a_name_of_some_length:
        Option<BTreeMap<String, Option<Vec<AnAnswerOfAnOperationWithALongNameInTheDocument>>>>,
    pub a_field_with_a_name_of_some_length: Option<
        BTreeMap<
            String,
            Option<Vec<AnAnswerOfAnOperationWithALongNameInTheDocumentAndMoreOfTheSame>>,
        >,
    >,
}

pub type AnAliasOfATypeWithALongName =
    Option<BTreeMap<String, Option<Vec<AnAnswerOfAnOperationWithALongName>>>>;
pub type AnAliasOfATypeWithALongName =
    Option<BTreeMap<String, Option<Vec<AnAnswerOfAnOperationWithALongNameInTheDocument>>>>;

pub fn parameters_of_long_types(
    a_field_with_a_name_of_some_length: Option<AnAnswerOfAnOperationWithALongNameInTheDocument1>,
    a_field_with_a_name_of_some_length: Option<AnAnswerOfAnOperationWithALongNameInTheDocument12>,
    a_field_with_a_name_of_some_length: Option<AnAnswerOfAnOperationWithALongNameInTheDocument123>,
    a_field_with_a_name_of_some_length: Option<AnAnswerOfAnOperationWithALongNameInTheDocument1234>,
    a_reference_of_some_length: &BTreeMap<
        String,
        Option<AnAnswerOfAnOperationWithALongNameInTheDocumentAsWell>,
    >,
    a_field_with_a_name_of_some_length: BTreeMap<
        String,
        Option<AnAnswerOfAnOperationWithALongNameInTheDocument>,
    >,
) {
}

defined_by! {
    /// An enum that a macro defines.
    #[derive(Debug)]
    pub enum Defined {
        /// A value.
        One = "one",
        Two(Vec<Option<String>>) if "kind" = "a" | "b",
        400..=499 => Three(types::Three),
        _ => Four,
    }
}

#[derive(Debug)]
pub struct Listed {
    pub one: u8,
}
listed! { Listed new(one: u8, two: impl Into<String>) required { one, two } optional { three } }
