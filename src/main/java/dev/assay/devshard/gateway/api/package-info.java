/**
 * The gateway's routes (contract 2.1 to 2.4): who may call them, what they take and answer. Delegates; holds no rule of the
 * protocol and no state but counters.
 */
package dev.assay.devshard.gateway.api;
