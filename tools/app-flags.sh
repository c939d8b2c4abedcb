# How the app is compiled for readers; sourced by what builds it and by what measures it.
#
# The standard library is compiled with the app, for size. A panic ends the program at once; its text, which a browser
# shows to nobody, is left out, and so are places in the source and the code of `{:?}`. Cargo and rustc call these ways
# of building unstable: RUSTC_BOOTSTRAP lets the stable compiler take them, for this build alone; everything else is
# built without.
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
export CARGO_PROFILE_APP_PANIC=immediate-abort
# Cargo adds these to the flags of .cargo/config.toml.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none"
