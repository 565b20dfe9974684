package zeroth.dataplane.gateway;

import java.util.List;

/** Tells the owners of Ingresses whether they are served. Does not block. */
public interface Announcer {
    /** Tells nobody: there is no door yet that requests could come in at. */
    Announcer SILENT = _ -> {};

    /** All Ingresses of the gateway's class, each time that something changed. */
    void announce(List<Verdict> verdicts);
}
