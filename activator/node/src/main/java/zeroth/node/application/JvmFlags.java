package zeroth.node.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Options for a quick start in little memory, as measured: the serial collector, the first compiler only, small stacks
 * and a small first heap. A limit on memory is given to the JVM as the machine's memory, so that it takes the share of it that
 * it takes in a container. What the user sets in the environment wins.
 */
final class JvmFlags {
    private static final String COLLECTOR = "-XX:+UseSerialGC";
    private static final List<String> DEFAULTS =
            List.of(COLLECTOR, "-XX:TieredStopAtLevel=1", "-Xms8m", "-Xss256k", "-XX:-UsePerfData");
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private JvmFlags() {}

    static List<String> with(Map<String, String> environment, OptionalLong memoryLimit) {
        List<String> own = VARIABLES.stream()
                .flatMap(name -> Stream.of(environment.getOrDefault(name, "").split("\\s+")))
                .toList();
        List<String> flags = new ArrayList<>(DEFAULTS);
        memoryLimit.ifPresent(bytes -> flags.add("-XX:MaxRAM=" + bytes));
        flags.removeIf(flag -> own.stream().anyMatch(other -> sets(other, flag)));
        return flags;
    }

    private static boolean sets(String own, String flag) {
        return flag.equals(COLLECTOR) ? own.matches("-XX:\\+Use\\w*GC") : key(own).equals(key(flag));
    }

    private static Optional<String> key(String flag) {
        if (flag.startsWith("-XX:")) {
            return Optional.of(flag.replaceFirst("^-XX:[+-]?", "").replaceFirst("=.*", ""));
        }
        return flag.startsWith("-X") && flag.length() >= 4 ? Optional.of(flag.substring(0, 4)) : Optional.empty();
    }
}
