package zeroth.apiserver;

/** What a client needs to speak to this API server, whatever library it uses. */
public record ClientConfig(String url, String token, String caPem) {}
