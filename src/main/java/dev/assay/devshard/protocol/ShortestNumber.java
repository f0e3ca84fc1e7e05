package dev.assay.devshard.protocol;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double in the fewest digits that read back as the same double, and of those the nearest; exponent form from
 * 1e21 on and below 1e-6. Before Java 19 {@code Double.toString} sometimes has a digit too many, and since then it
 * gives two digits where one would do (4.9E-324).
 */
final class ShortestNumber {
    private static final double EXPONENT_FROM = 1e21;
    private static final double EXPONENT_BELOW = 1e-6;

    private ShortestNumber() {}

    static String of(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        double magnitude = Math.abs(value);
        BigDecimal shortest = shortest(magnitude);
        String sign = value < 0 ? "-" : "";
        return magnitude < EXPONENT_BELOW || magnitude >= EXPONENT_FROM
                ? sign + withExponent(shortest)
                : sign + shortest.toPlainString();
    }

    private static BigDecimal shortest(double magnitude) {
        BigDecimal shortest = new BigDecimal(NumberOutput.toString(magnitude, true)).stripTrailingZeros();
        return shortest.precision() == 2 ? oneDigit(shortest, magnitude) : shortest;
    }

    /** Only the smallest doubles are so far apart that one digit tells them apart where two were given. */
    private static BigDecimal oneDigit(BigDecimal two, double magnitude) {
        BigDecimal below = two.round(new MathContext(1, RoundingMode.DOWN));
        BigDecimal above = two.round(new MathContext(1, RoundingMode.UP));
        boolean belowReadsBack = below.doubleValue() == magnitude;
        boolean aboveReadsBack = above.doubleValue() == magnitude;
        if (belowReadsBack && aboveReadsBack) {
            return new BigDecimal(magnitude).round(new MathContext(1, RoundingMode.HALF_EVEN));
        }
        return belowReadsBack ? below : aboveReadsBack ? above : two;
    }

    private static String withExponent(BigDecimal shortest) {
        String digits = shortest.stripTrailingZeros().unscaledValue().toString();
        int exponent = shortest.precision() - 1 - shortest.scale();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
