package zeroth.dataplane.gateway;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How hosts are written: in any case, with or without a port, and cluster-local ones also in short. */
final class Hosts {
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LONGEST_LABEL = 63;

    private Hosts() {}

    /** The form that hosts are compared in. */
    static String plain(String host) {
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * The forms that a cluster's name resolution knows a host by (upstream: {@code ExpandedHosts}):
     * {@code a.b.svc.cluster.local} is also {@code a.b.svc} and {@code a.b}.
     */
    static List<String> expanded(String host, String clusterDomain) {
        String name = plain(host);
        return Stream.of("", "." + clusterDomain, ".svc." + clusterDomain)
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(form -> form.equals(name) || isHost(form))
                .distinct()
                .toList();
    }

    /** A form that ends in a number would be taken for an address. */
    private static boolean isHost(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return !name.isEmpty()
                && last.length() <= LONGEST_LABEL
                && !DIGITS.matcher(last).matches();
    }
}
