package zeroth.server.build;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As what a project is built, on the command line: at most one of these. Filled in by the command line's parser. */
public final class ProductOption {
    @Option(names = "--native", description = "An executable, by GraalVM in GRAALVM_HOME.")
    boolean executable;

    @Option(names = "--aot", description = "Jars with a trained cache of loaded classes, for the JDK that builds.")
    boolean trained;

    /** What was asked for; jars where nothing was. */
    public static Product of(@Nullable ProductOption asked) {
        return Optional.ofNullable(asked).map(ProductOption::product).orElse(Product.JARS);
    }

    private Product product() {
        return executable ? Product.EXECUTABLE : trained ? Product.TRAINED : Product.JARS;
    }
}
