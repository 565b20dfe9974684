package zeroth.dataplane.activator;

import java.util.Optional;
import zeroth.names.RevisionId;

/** The host that a Revision has by itself: its public Service's, as upstream's activator reads it. */
final class RevisionHost {
    private static final int PARTS = 4;

    private RevisionHost() {}

    /** {@code NAME.NAMESPACE.svc.DOMAIN}, with or without a port. */
    static Optional<RevisionId> read(String host, String clusterDomain) {
        String[] parts = host.split("\\.", PARTS);
        boolean ours = parts.length == PARTS
                && parts[2].equals("svc")
                && parts[3].replaceFirst(":\\d*$", "").equals(clusterDomain);
        return ours ? Optional.of(new RevisionId(parts[1], parts[0])) : Optional.empty();
    }
}
