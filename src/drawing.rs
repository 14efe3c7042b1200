//! What a procedure looks like: shapes and texts in canvas points, colors by role.
//!
//! The screen and every exported picture paint the same list of shapes, so they cannot differ.
//! Nothing here knows a painter, a zoom or a pixel; words come from the caller through
//! [`view::Captions`].

pub mod artifact;
pub mod badge;
pub mod band;
mod caption;
pub mod event;
pub mod flow;
pub mod gateway;
pub mod hatch;
pub mod icon;
pub mod icons;
pub mod item;
pub mod kept;
pub mod measure;
pub mod metrics;
pub mod outside;
pub mod paper;
pub mod role;
pub mod scene;
pub mod shape;
pub mod step;
pub mod tiles;
pub mod tokens;
pub mod view;
