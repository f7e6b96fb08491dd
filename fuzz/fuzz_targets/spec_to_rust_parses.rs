#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| docwright_fuzz_harness::spec_to_rust_parses(data));
