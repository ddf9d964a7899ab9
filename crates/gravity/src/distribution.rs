//! Tails of the normal and the t distribution.

/// Probability that a standard normal variable is farther from zero than `z`.
pub(crate) fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Half the width of the interval that holds 95 % of a standard normal variable.
pub(crate) const NORMAL_95: f64 = 1.959_963_984_540_054;

/// The same of a t variable, by bisection.
pub(crate) fn student_95(degrees: f64) -> f64 {
    // With one degree of freedom it is 12.7.
    let (mut low, mut high) = (NORMAL_95 - 0.01, 13.0);
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if student_two_sided(middle, degrees) > 0.05 {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

/// Probability that a t variable is farther from zero than `t`.
pub(crate) fn student_two_sided(t: f64, degrees: f64) -> f64 {
    incomplete_beta(degrees / (degrees + t * t), degrees / 2.0, 0.5)
}

/// The regularised incomplete beta function by its continued fraction (Lentz's method; Press et al.,
/// "Numerical Recipes", section 6.4).
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(1.0 - x, b, a);
    }
    let front =
        (a * x.ln() + b * (1.0 - x).ln() + libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b))
            .exp();
    let tiny = 1e-300;
    let safe = |value: f64| if value.abs() < tiny { tiny } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..500 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction / a
}

#[cfg(test)]
mod tests {
    use super::{normal_two_sided, student_95, student_two_sided};

    #[test]
    fn tails_agree_with_the_tables() {
        assert!((normal_two_sided(1.959_963_984_540_054) - 0.05).abs() < 1e-12);
        // With one degree of freedom the tail is that of Cauchy: t = 1 has half of it outside.
        assert!((student_two_sided(1.0, 1.0) - 0.5).abs() < 1e-12);
        assert!((student_two_sided(12.706_204_736_432_1, 1.0) - 0.05).abs() < 1e-10);
        assert!((student_95(10.0) - 2.228_138_851_964_94).abs() < 1e-9);
        assert!((student_two_sided(2.228_138_851_964_94, 10.0) - 0.05).abs() < 1e-10);
    }
}
