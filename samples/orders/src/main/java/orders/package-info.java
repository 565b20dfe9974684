/** The way of an order: placed, charged, shipped. Each step is a function, and answers by the event that wakes the next. */
package orders;
