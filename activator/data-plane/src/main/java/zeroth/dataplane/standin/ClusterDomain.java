package zeroth.dataplane.standin;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The cluster's DNS domain, as a pod can tell it: from the search list that the kubelet wrote for it. */
public final class ClusterDomain {
    private static final Logger LOG = System.getLogger(ClusterDomain.class.getName());
    private static final String USUAL = "cluster.local";
    private static final String SERVICES = "svc.";

    private ClusterDomain() {}

    public static String ofThisPod() {
        try {
            return in(Files.readAllLines(Path.of("/etc/resolv.conf")));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "No search list: the cluster domain is " + USUAL, e);
            return USUAL;
        }
    }

    static String in(List<String> resolverConfiguration) {
        return resolverConfiguration.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words[0].equals("search"))
                .flatMap(words -> Arrays.stream(words).skip(1))
                .flatMap(ClusterDomain::domain)
                .findFirst()
                .orElse(USUAL);
    }

    private static Stream<String> domain(String search) {
        return search.startsWith(SERVICES)
                ? Stream.of(search.substring(SERVICES.length()).replaceFirst("\\.$", ""))
                : Stream.empty();
    }
}
