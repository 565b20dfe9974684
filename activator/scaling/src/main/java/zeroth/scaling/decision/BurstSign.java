package zeroth.scaling.decision;

/** Whether excess burst capacity is there or lacking; 0 is there. */
final class BurstSign {
    private BurstSign() {}

    static boolean same(int one, int other) {
        return one < 0 == other < 0;
    }
}
