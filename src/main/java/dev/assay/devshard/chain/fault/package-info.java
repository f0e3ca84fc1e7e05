/**
 * What the mock chain can be told to do wrong, in test mode only: its doors. The chain behind them stays right.
 */
package dev.assay.devshard.chain.fault;
