package zeroth.api.notation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as Go's {@code strconv} reads them and as its {@code %v} prints them. */
public final class GoNumber {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private GoNumber() {}

    /** Whether it is written as an integer, in range or not. */
    public static boolean isInteger(String text) {
        return INTEGER.matcher(text).matches();
    }

    public static Optional<Integer> parseInt(String text) {
        return parseLong(text).filter(value -> value == value.intValue()).map(Long::intValue);
    }

    public static Optional<Long> parseLong(String text) {
        return isInteger(text)
                ? Optional.of(new BigInteger(text))
                        .filter(value -> value.bitLength() < Long.SIZE)
                        .map(BigInteger::longValue)
                : Optional.empty();
    }

    /** Empty for NaN and infinities too: upstream lets NaN pass every range check. */
    public static Optional<Double> parseDouble(String text) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
                : Optional.empty();
    }

    public static Optional<Boolean> parseBoolean(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The shortest digits that read back as the same number. */
    public static String format(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** Go's {@code %f}. */
    public static String formatFixed(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
