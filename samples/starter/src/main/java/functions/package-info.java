/** The function, what it takes and what it answers. */
package functions;
