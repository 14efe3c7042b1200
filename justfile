# Everything that is checked, in one recipe: what it does not run is not a rule.
check: format lint lint-without-window test docs examples

# Formatting as rustfmt.toml says.
format:
    cargo fmt --check

# The house lints, warnings as errors.
lint:
    cargo clippy --all-targets -- -D warnings

# The same house without its window: no egui in reach of the lower rooms.
lint-without-window:
    cargo clippy --no-default-features -- -D warnings

# Every test, as the README says.
test:
    cargo test

# The documentation of the library, private links included.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# The library is usable without the window.
examples:
    cargo build --examples --no-default-features

# The program on its first procedure.
run:
    cargo run --release

# The figures of BENCHMARKS.md.
bench:
    cargo bench

# All of the above and the checks with other people's programs, as a clean clone runs them.
ci:
    CI=true bash .ci/run
