/**
 * The service {@code mock-chain}: as much of the chain as hosts and gateway ask for (contract 2.6), kept in memory,
 * one state a process. In test mode it can be told what to say. It verifies no protocol rule and settles nothing: it
 * only answers.
 */
package dev.assay.devshard.chain;
