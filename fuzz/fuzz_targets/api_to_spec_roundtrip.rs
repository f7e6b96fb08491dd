#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| docwright_fuzz_harness::api_to_spec_roundtrip(data));
