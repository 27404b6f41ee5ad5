"""Webhooks and the messages to them."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=length), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "webhook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        _text("address", 2_000),
        sa.Column("kinds", sa.JSON(), nullable=False),
        _text("secret", 100),
        _text("former_secret", 100),
        _moment("former_until", nullable=True),
        _text("state", 10),
        _text("off_reason", 10),
        sa.Column("owner_told", sa.Boolean(), nullable=False),
        _text("position", 200),
        _moment("failing_since", nullable=True),
        _moment("claimed_until", nullable=True),
        _moment("created_at"),
        sa.CheckConstraint("state IN ('on', 'off')", name="state_known"),
        sa.CheckConstraint("off_reason IN ('', 'owner', 'failing', 'gone')", name="off_reason_known"),
        *(
            sa.CheckConstraint(f"length(trim({name})) > 0", name=f"{name}_not_blank")
            for name in ("address", "secret", "position")
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_webhook_account_id", "webhook", ["account_id"])
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("webhook_id", sa.Integer(), sa.ForeignKey("webhook.id"), nullable=False),
        _text("message_id", 60),
        _text("kind", 40),
        sa.Column("body", sa.Text(), nullable=False),
        _text("state", 10),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _text("outcome", 20),
        _moment("created_at"),
        _moment("tried_at", nullable=True),
        _moment("due_at"),
        sa.CheckConstraint("state IN ('waiting', 'delivered', 'failed')", name="state_known"),
        sa.CheckConstraint("length(trim(kind)) > 0", name="kind_not_blank"),
        sa.CheckConstraint("attempts >= 0", name="attempts_at_least_0"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index("ix_webhook_delivery_queue", "webhook_delivery", ["webhook_id", "state", "id"])
    op.create_index("ix_webhook_delivery_created_at", "webhook_delivery", ["created_at"])


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("webhook_delivery")
    op.drop_table("webhook")
