/** Small pictures of large ones: bytes in an event, bytes in its answer. */
package thumbnails;
