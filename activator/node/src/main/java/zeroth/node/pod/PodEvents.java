package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Pod;

/** Events about one pod. Immutable. */
record PodEvents(Pod pod, EventRecorder recorder) {
    void normal(String reason, String message) {
        recorder.record(new EventRecorder.Happening(pod, "Normal", reason, message));
    }

    void warning(String reason, String message) {
        recorder.record(new EventRecorder.Happening(pod, "Warning", reason, message));
    }
}
