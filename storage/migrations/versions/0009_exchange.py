"""Imports of classifiers: batches with their verdicts, and how columns are read"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('exchange_batches',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('file_name', sa.String(length=300), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('file', sa.LargeBinary(), nullable=False),
    sa.Column('mapping', sa.Text(), nullable=False),
    sa.Column('chosen', sa.String(length=500), nullable=False),
    sa.Column('standing', sa.String(length=10), nullable=False),
    sa.Column('base', sa.String(length=60), nullable=False),
    sa.Column('published', sa.String(length=60), nullable=False),
    sa.Column('undone', sa.String(length=60), nullable=False),
    sa.Column('counts', sa.Text(), nullable=False),
    sa.Column('report', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_batches'))
    )
    with op.batch_alter_table('exchange_batches', schema=None) as batch_op:
        batch_op.create_index('ix_exchange_batches_scheme', ['scheme', 'id'], unique=False)
    op.create_table('exchange_mappings',
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('shape', sa.String(length=64), nullable=False),
    sa.Column('mapping', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('scheme', 'shape', name=op.f('pk_exchange_mappings'))
    )


def downgrade() -> None:
    op.drop_table('exchange_mappings')
    with op.batch_alter_table('exchange_batches', schema=None) as batch_op:
        batch_op.drop_index('ix_exchange_batches_scheme')

    op.drop_table('exchange_batches')
