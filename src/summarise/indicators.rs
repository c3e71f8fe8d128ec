//! Figures with what they measure.
