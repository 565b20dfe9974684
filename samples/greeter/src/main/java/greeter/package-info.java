/** A function that answers a greeting: an event of type {@code greeting} in, one of {@code greeting.reply} out. */
package greeter;
