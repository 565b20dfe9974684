package zeroth.function.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import zeroth.function.routing.CesqlDialect;

/** How the application reads filters of the dialect {@code cesql}. */
final class CesqlBuildItem extends SimpleBuildItem {
    private final RuntimeValue<CesqlDialect> dialect;

    CesqlBuildItem(RuntimeValue<CesqlDialect> dialect) {
        this.dialect = dialect;
    }

    RuntimeValue<CesqlDialect> dialect() {
        return dialect;
    }
}
