package zeroth.apiserver;

/**
 * What a client needs to speak to this API server, whatever library it uses.
 *
 * @param caPem the authority to trust; empty where the URL is one of clear text
 */
public record ClientConfig(String url, String token, String caPem) {}
