package zeroth.queueproxy.http.telemetry;

import java.math.BigDecimal;

/** Numbers as Prometheus' clients write them. */
final class Numbers {
    private Numbers() {}

    static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
