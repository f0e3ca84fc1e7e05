/**
 * {@code devshard-host}: the HTTP face and the wiring of one host of a group (contract 2.5, 2.8). It verifies, applies,
 * executes and re-checks; it never orders: only the user does.
 */
package dev.assay.devshard.host;
