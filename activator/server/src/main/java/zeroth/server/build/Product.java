package zeroth.server.build;

import java.util.List;

/** What becomes of a project's code. */
public enum Product {
    /** Jars, with a trained cache of loaded classes where the project asks for one. */
    JARS,

    /** Jars with such a cache, whatever the project asks for. */
    TRAINED,

    /** One executable. It comes beside jars that are there already. */
    EXECUTABLE;

    List<String> options() {
        return switch (this) {
            case JARS -> List.of();
            case TRAINED -> List.of("-Dquarkus.package.jar.aot.enabled=true", "-Dquarkus.package.jar.aot.phase=build");
            case EXECUTABLE -> List.of("-Dquarkus.native.enabled=true", "-Dquarkus.package.jar.enabled=false");
        };
    }
}
