package zeroth.autoscaler.fetch;

/** An answer. */
@SuppressWarnings("ArrayRecordComponent") // A carrier: nobody compares two answers.
public record Fetched(int status, String contentType, byte[] body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
