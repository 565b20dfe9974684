/** A weather station: a thermometer's report becomes a measurement, then a judgement, then a warning. */
package weather;
