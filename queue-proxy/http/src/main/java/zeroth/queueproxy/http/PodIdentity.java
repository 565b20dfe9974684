package zeroth.queueproxy.http;

import zeroth.names.RevisionId;

/**
 * Whose queue-proxy it is.
 *
 * @param service the Knative Service, empty for a Revision without one
 * @param configuration the Revision's Configuration, which may be empty
 * @param name the pod's, under which it reports
 * @param ip the pod's address, for the request log
 */
public record PodIdentity(RevisionId revision, String service, String configuration, String name, String ip) {}
