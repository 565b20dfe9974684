package zeroth.dataplane.activator;

import zeroth.dataplane.gateway.ServicePort;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Answer;

/** For whom an exchange stands in line. Words for it are found when one is refused, which few are. */
sealed interface Whom {
    /** As a client is told it. */
    String name();

    /** What is answered if it is deleted meanwhile. */
    Answer gone();

    record OfRevision(RevisionId revision) implements Whom {
        @Override
        public String name() {
            return revision.toString();
        }

        @Override
        public Answer gone() {
            return Refusals.noSuchRevision(revision);
        }
    }

    record OfService(ServicePort service) implements Whom {
        @Override
        public String name() {
            return service.toString();
        }

        @Override
        public Answer gone() {
            return Refusals.noSuchService(name());
        }
    }
}
