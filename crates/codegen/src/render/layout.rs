//! Laying out Rust as rustfmt does.
//!
//! In: syntax trees. Out: lines. This module must not know what is generated; it knows rustfmt's defaults: lines of
//! 100 columns, argument lists, arrays and chains of 60, struct literals of 18, struct variants of 35.
//!
//! Each function gets a [`Shape`], the place it may write to, and gives nothing back where that is too small, so that
//! its caller tries another layout: the same search rustfmt makes, over the forms that generated code uses. A form
//! that is not known here is printed by prettyplease, which is valid Rust but may be laid out differently.

mod attributes;
mod calls;
mod chains;
mod closures;
mod control;
mod declarations;
mod definitions;
mod expressions;
mod functions;
mod imports;
mod items;
mod literals;
mod matches;
mod members;
mod operators;
mod patterns;
mod shape;
mod statements;
mod tables;
mod tokens;
mod types;

pub(super) use items::{file_items, inner_attributes};

/// rustfmt's `max_width`.
const WIDTH: usize = 100;
/// rustfmt's `fn_call_width`, `chain_width` and `array_width`.
const LIST_WIDTH: usize = 60;
/// rustfmt's `attr_fn_like_width`.
const ATTRIBUTE_WIDTH: usize = 70;
/// rustfmt's `struct_lit_width`.
const STRUCT_LITERAL_WIDTH: usize = 18;
/// rustfmt's `struct_variant_width`.
const STRUCT_VARIANT_WIDTH: usize = 35;
/// rustfmt's `single_line_if_else_max_width` and `single_line_let_else_max_width`.
const SINGLE_LINE_ELSE_WIDTH: usize = 50;
/// rustfmt's `short_array_element_width_threshold`.
const SHORT_ELEMENT: usize = 10;
/// One level of indentation.
const TAB: usize = 4;
