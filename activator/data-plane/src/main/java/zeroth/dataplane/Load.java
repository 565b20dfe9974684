package zeroth.dataplane;

/** What this data plane holds for one Revision at one moment. */
public record Load(int waiting, int inFlight) {}
