/**
 * What the autoscaler reads of this pod: {@link zeroth.queueproxy.http.report.Reporter} takes the averages once a second and
 * keeps the latest for whoever scrapes.
 */
@NullMarked
package zeroth.queueproxy.http.report;

import org.jspecify.annotations.NullMarked;
