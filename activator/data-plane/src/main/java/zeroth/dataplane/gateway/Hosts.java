package zeroth.dataplane.gateway;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How hosts are written: in any case, with or without a port, and cluster-local ones also in short. */
final class Hosts {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LONGEST_LABEL = 63;

    private Hosts() {}

    /** The form that hosts are compared in. */
    static String plain(String host) {
        String name = host.substring(0, end(host)).toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Where a port begins, if there is one. Each request asks: no regular expression. */
    private static int end(String host) {
        int at = host.length();
        while (at > 0 && Character.isDigit(host.charAt(at - 1))) {
            at--;
        }
        return at > 0 && host.charAt(at - 1) == ':' ? at - 1 : host.length();
    }

    /** {@code *.b.c} for {@code a.b.c}: the pattern that a host may be served by, if not by its name. */
    static String wildcard(String plain) {
        return "*" + plain.substring(Math.max(0, plain.indexOf('.')));
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
