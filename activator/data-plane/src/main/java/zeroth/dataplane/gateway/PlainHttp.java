package zeroth.dataplane.gateway;

/** What becomes of a request from outside that came without TLS (Knative's {@code httpOption}). */
public enum PlainHttp {
    SERVED,
    REDIRECTED
}
