//! Numbers that come out alike on every machine: the platform's own `ln` and `tanh` differ in the last bit.

pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

pub(crate) fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// To four decimals, as every score of a report is shown; never `-0`.
pub(crate) fn round4(x: f64) -> f64 {
    (x * 1e4).round() / 1e4 + 0.0
}
