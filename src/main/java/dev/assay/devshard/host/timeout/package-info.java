/**
 * How a host finds out whether another host of its group is late (contract 4.6): what it knows itself, and what the executor
 * says when asked. Who may ask for a verdict, and what it is used for, is decided elsewhere; nothing is changed here.
 */
package dev.assay.devshard.host.timeout;
