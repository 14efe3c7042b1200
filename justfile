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

# Where `install` puts things.
prefix := env("HOME") / ".local"

# The program, its icon, its file type and its entry in the menu, for this user.
install:
    cargo build --release
    install -Dm755 target/release/prodigio "{{ prefix }}/bin/prodigio"
    install -Dm644 -t "{{ prefix }}/share/applications" assets/desktop/*.desktop
    install -Dm644 -t "{{ prefix }}/share/metainfo" assets/desktop/*.metainfo.xml
    install -Dm644 -t "{{ prefix }}/share/icons/hicolor/scalable/apps" assets/desktop/io.github.prodigio_pa.prodigio.svg
    install -Dm644 -t "{{ prefix }}/share/icons/hicolor/scalable/mimetypes" assets/desktop/application-x-prodigio.svg
    for side in 16 22 24 32 48 64 128 256 512; do install -Dm644 "assets/desktop/png/io.github.prodigio_pa.prodigio-$side.png" "{{ prefix }}/share/icons/hicolor/${side}x$side/apps/io.github.prodigio_pa.prodigio.png"; done
    install -Dm644 assets/desktop/io.github.prodigio_pa.prodigio.mime.xml "{{ prefix }}/share/mime/packages/io.github.prodigio_pa.prodigio.xml"
    -update-mime-database "{{ prefix }}/share/mime"
    -update-desktop-database "{{ prefix }}/share/applications"
