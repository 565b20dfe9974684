/** Answers a greeting. */
package peers;
