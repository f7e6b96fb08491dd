//! The emitter at its boundary: goldens of small APIs, and the way of any API through annotated text.

mod emit;
mod round_trip;
mod sample;
