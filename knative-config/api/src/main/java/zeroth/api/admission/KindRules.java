package zeroth.api.admission;

import zeroth.api.admission.field.Problems;

/** What is special about objects of one kind. */
interface KindRules {
    /** The class that its objects must be readable as. */
    Class<?> type();

    /** Completes the draft with what its author left out. */
    void complete(Draft draft);

    /** Says what is wrong with the completed draft. */
    void judge(Draft draft, Problems problems);

    /** Who says so upstream. */
    default Webhook webhook() {
        return Webhook.RESOURCES;
    }
}
