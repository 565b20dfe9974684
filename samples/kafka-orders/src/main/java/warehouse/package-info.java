/** A warehouse that reserves what customers order. Orders are events of a Kafka topic, reservations of another. */
package warehouse;
