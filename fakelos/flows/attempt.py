"""One attempt at a batch: the flow called in this process, its failure kept to a code."""

from uuid import UUID

from fakelos.flows.batch import process_batch


def process(batch_id: UUID) -> bool:
    """Run the flow for a batch; False if the run failed. What is left to do stays due in the database."""
    state = process_batch(batch_id, return_state=True)
    return state.is_completed()
