/**
 * The escrows a gateway serves: how one is loaded from chain and storage, found, deactivated, forgotten, and what its
 * answers are remembered by (contract 2.2, 2.8). Never HTTP, never the course of a chat.
 */
package dev.assay.devshard.gateway.escrow;
