package zeroth.dataplane.gateway;

/** Why an Ingress is not served, or not as a whole: a reason for programs and a sentence for people. */
public record Refusal(String reason, String message) {}
