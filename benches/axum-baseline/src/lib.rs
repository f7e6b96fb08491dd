//! The four routes that are compared, written by hand and generated.
//!
//! In: nothing but requests. Out: routers that answer alike, a client of each kind, and the processor time they took.
//! Nothing here may do less on one side than on the other.

#![forbid(unsafe_code)]

pub mod calls;
pub mod generated;
pub mod handwritten;
pub mod load;
pub mod processor;

/// What `openapi.yaml` says, as Rust.
pub mod free {
    include!(concat!(env!("OUT_DIR"), "/free.rs"));
}

/// What `limits.yaml` says, as Rust.
pub mod limited {
    include!(concat!(env!("OUT_DIR"), "/limited.rs"));
}
