"""Run migrations on the connection that ``talentmatch.db.migrate`` hands over."""

from alembic import context

from talentmatch import models

target_metadata = models.Provider.metadata  # importing the models fills it

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=target_metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
